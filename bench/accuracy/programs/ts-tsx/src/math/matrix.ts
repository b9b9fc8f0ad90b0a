/** Rows of numbers, all of one length. */
export type Matrix = readonly (readonly number[])[]

export function square(size: number, value: (row: number, column: number) => number): Matrix {
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => value(row, column)))
}

/** @param left as wide as right is high */
export function multiply(left: Matrix, right: Matrix): Matrix {
  const product: number[][] = []
  for (const row of left) { // blocks
    const sums: number[] = [] // blocks
    for (let column = 0; column < right.length; column++) { // blocks
      let sum = 0 // blocks
      for (let index = 0; index < row.length; index++) sum += (row[index] as number) * (right[index]?.[column] as number) // blocks
      sums.push(sum) // blocks
    }
    product.push(sums) // blocks
  }
  return product
}
