export const text = `{"words":[${'"wort","haus","zu","brücke","ei",'.repeat(200_000)}"ende"]}`
