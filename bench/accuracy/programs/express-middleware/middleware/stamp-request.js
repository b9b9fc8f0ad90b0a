let count = 0

export function stampRequest(request, _response, next) {
  request.number = ++count
  next()
}
