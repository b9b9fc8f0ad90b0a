for (let line = 0; line < 5000; line++) {
  process.stdout.write(`${line} ${'x'.repeat(150)}\n`)
  if (line % 10 === 0) process.stderr.write(`error ${line}\n`)
}
// Not before all is written: a busy reader takes its time.
process.stdout.write('end\n', () => process.stderr.write('end\n', () => process.exit(0)))
