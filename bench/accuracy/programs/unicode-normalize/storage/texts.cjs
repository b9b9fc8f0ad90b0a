const text = 'Crème brûlée à la carte — Übermut, Ångström, ﬁn. '.repeat(24_000)

exports.textOf = async () => text
