export const text = JSON.stringify({ words: Array.from({ length: 900_000 }, (_, index) => `word${(index * 7919).toString(36)}`) })
