import { Portfolio } from '../domain/portfolio.mjs'

export const handle = async (name, prices) => {
  const portfolio = await Portfolio.open(name, prices)
  return { name, risk: portfolio.risk, size: portfolio.size }
}
