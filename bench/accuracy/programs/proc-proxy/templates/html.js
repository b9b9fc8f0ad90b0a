export function html(strings, ...values) {
  return String.raw({ raw: strings }, ...values.map((value) => String(value).replaceAll('<', '&lt;')))
}
