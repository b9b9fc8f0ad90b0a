const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escape(text) {
  let escaped = ''
  for (const sign of text) escaped += signs[sign] ?? sign
  return escaped
}
