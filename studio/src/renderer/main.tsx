document.title = 'Studio'
