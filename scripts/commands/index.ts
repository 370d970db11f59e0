export { failLoudly, runCommand } from './run-command.ts';
