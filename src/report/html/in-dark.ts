/** Declarations of `:root` for the dark: by the reader's choice on the page, else by the system's. Never on paper. */
export function inDark(declarations: string): string {
  return `@media screen {
  :root[data-theme="dark"] { ${declarations} }
  @media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${declarations} } }
}`
}
