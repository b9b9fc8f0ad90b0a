export class Router {
  #routes

  constructor(routes) {
    this.#routes = Object.entries(routes).map(([pattern, handler]) => ({
      pattern: new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
      handler,
    }))
  }

  async handle(request, response) {
    const { pathname } = new URL(request.url, 'http://localhost')
    for (const { pattern, handler } of this.#routes) {
      const match = pattern.exec(pathname)
      if (match !== null) return this.#answer(response, 200, await handler(match.groups ?? {}))
    }
    return this.#answer(response, 404, { error: pathname })
  }

  #answer(response, status, body) {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
}
