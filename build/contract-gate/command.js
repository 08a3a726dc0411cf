/** Something that the caller of a command has to set right: told in a sentence, without a stack. */
export class BadInput extends Error {}

/** Runs a command, and ends with its exit code: 0 is well, 1 says that the gate refuses, 2 is bad input. */
export async function runCommand(name, command) {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof BadInput) && !error.code?.startsWith('ERR_PARSE_ARGS')) throw error;
    console.error(`${name}: ${error.message}`);
    process.exitCode = 2;
  }
}
