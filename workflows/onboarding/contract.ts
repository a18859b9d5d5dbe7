/** What an execution of the state machine `onboarding` is started with. */
export { ExecutionInput } from "../../tasks/start-onboarding/contract.ts";
