const canvas = Buffer.alloc(3_000_000)
for (let index = 0; index < canvas.length; index++) canvas[index] = (index * index) % 251 ^ (index >> 9)

export async function pixelsOf(name) {
  canvas[0] = name.length
  return canvas
}
