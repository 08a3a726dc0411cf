// Loaded into Prism, so that it ends with the program that started it: then its standard input is closed.
process.stdin.on('end', () => process.exit()).resume();
