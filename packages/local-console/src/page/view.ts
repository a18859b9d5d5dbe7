/** One page of the console: it is asked to look again every second while it can be seen. */
export interface View {
  readonly title: string;
  readonly element: HTMLElement;
  refresh(): Promise<void>;
}
