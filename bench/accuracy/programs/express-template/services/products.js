const products = Array.from({ length: 9000 }, (_, id) => ({ id, name: `Rake <${id}> & "handle"`, price: (id * 7) % 90 }))

export async function productsOf(section) {
  return products.map((product) => ({ ...product, section }))
}
