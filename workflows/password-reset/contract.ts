/** What an execution of the state machine `password-reset` is started with. */
export { ExecutionInput } from "../../tasks/receivers/start-password-reset/contract.ts";
