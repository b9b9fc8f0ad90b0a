setTimeout(() => {}, 100)
