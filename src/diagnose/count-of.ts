/** `1 stall`, `2 stalls`, `12,000 stalls` */
export function countOf(count: number, noun: string): string {
  return `${String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${noun}${count === 1 ? '' : 's'}`
}
