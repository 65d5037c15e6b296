const save = (): Promise<void> => Promise.resolve();

export function finish(): void {
  save();
}
