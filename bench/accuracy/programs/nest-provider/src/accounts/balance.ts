export interface Entry {
  readonly amount: number
  readonly currency: string
  readonly note: string
}

export interface Balance {
  readonly account: number
  readonly total: number
  readonly checksum: number
}
