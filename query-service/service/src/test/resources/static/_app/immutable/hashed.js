console.log('hashed')
