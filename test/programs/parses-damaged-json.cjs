console.log('before')
JSON.parse('{"name": nothing}')
