const say = (what) => console.log(what)
setTimeout(() => {
  say('timeout')
  process.nextTick(() => say('tick in timeout'))
  Promise.resolve().then(() => say('promise in timeout'))
}, 0)
process.nextTick(() => {
  say('tick')
  Promise.resolve().then(() => say('promise in tick'))
})
Promise.resolve().then(() => {
  say('promise')
  process.nextTick(() => say('tick in promise'))
})
queueMicrotask(() => say('microtask'))
say('at once')
