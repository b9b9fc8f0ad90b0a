const bytes = Buffer.alloc(60_000_000, 'setup')

exports.bytesOf = async () => bytes
