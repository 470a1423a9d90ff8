document.documentElement.classList.add('has-island')

export {}
