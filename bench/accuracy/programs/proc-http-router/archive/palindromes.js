export function palindromes(text) {
  let count = 0
  for (let middle = 0; middle < text.length; middle++) { // blocks
    for (let reach = 1; reach < 200; reach++) { // blocks
      if (text.charCodeAt(middle - reach) !== text.charCodeAt(middle + reach) && reach > 60) break // blocks
      if (text.charCodeAt(middle - reach) === text.charCodeAt(middle + reach)) count++ // blocks
    }
  }
  return count
}
