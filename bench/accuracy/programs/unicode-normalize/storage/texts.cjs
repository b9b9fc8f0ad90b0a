const text = 'Crème brûlée à la carte — Übermut, Ångström, ﬁn. '.repeat(70_000)

exports.textOf = async () => text
