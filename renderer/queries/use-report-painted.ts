import { useEffect } from 'react';
import { useDesk } from './desk-context';

/** Tells the desk once that something is really on screen: two frames after it was drawn. */
export function useReportPainted(what: 'shell' | 'orders', isDrawn: boolean): void {
  const desk = useDesk();
  useEffect(() => {
    if (!isDrawn) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        // a failed report only costs a measurement
        void desk.call('app:painted', { what }).catch(() => undefined);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [desk, what, isDrawn]);
}
