// Loaded into Prism: it ends with the program that started it, however that ends, since then its standard input closes.
process.stdin.on('end', () => process.exit()).resume();
