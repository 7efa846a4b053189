import type { TestProject } from 'vitest/node';
import { startMaria } from './maria';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- vitest's own interface is added to
  export interface ProvidedContext {
    mariaSocket: string;
  }
}

/** One MariaDB for all connector tests of a run; each test file makes databases of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const maria = await startMaria();
  project.provide('mariaSocket', maria.socket);
  return () => maria.end();
}
