for (let line = 0; line < 5000; line++) {
  process.stdout.write(`${line} ${'x'.repeat(150)}\n`)
  if (line % 10 === 0) process.stderr.write(`error ${line}\n`)
}
setTimeout(() => process.exit(0), 200)
