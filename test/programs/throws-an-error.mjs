console.log('before')
setTimeout(() => {
  throw new TypeError('nobody catches me', { cause: new Error('the cause') })
}, 10)
