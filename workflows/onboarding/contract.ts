/** What an execution of the state machine `onboarding` is started with. */
export { ExecutionInput } from "../../tasks/receivers/start-onboarding/contract.ts";
