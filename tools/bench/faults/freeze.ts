/** Stops a process where it is, as a machine that hangs. @returns what lets it go on. */
export function freeze(pid: number): () => void {
  process.kill(pid, 'SIGSTOP');
  return () => {
    process.kill(pid, 'SIGCONT');
  };
}
