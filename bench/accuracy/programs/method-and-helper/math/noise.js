const octaves = 24

export function noise(x, y) {
  let value = 0
  for (let octave = 1; octave <= octaves; octave++) { // blocks
    const wave = Math.sin(x * 12.9898 * octave + y * 78.233) * 43_758.5453 // blocks
    value += (wave - Math.floor(wave)) / Math.pow(1.7, octave) // blocks
  }
  return value
}
