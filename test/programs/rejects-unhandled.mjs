console.log('before')
Promise.reject(new RangeError('nobody handles me'))
setTimeout(() => console.log('never reached'), 1000)
