const words = /^(\w+\s?)*$/

class TitleRule {
  name = 'title'

  async accepts({ title }) {
    if (title.length > 80) return false
    return isPlain(title)
  }
}

class PostRule {
  name = 'post'

  async accepts({ post }) {
    return Number.isInteger(Number(post))
  }
}

const isPlain = (title) => words.test(title.slice(0, 23) + title.slice(-1)) // blocks

export const rules = [new PostRule(), new TitleRule()]
