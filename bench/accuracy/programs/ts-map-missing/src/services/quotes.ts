export interface Quote {
  which: string
  text: string
}

export async function latestQuote(which: string): Promise<Quote> {
  return { which, text: 'Well begun is half done' }
}
