import { useEffect, useRef } from 'react';
import { useDesk } from './desk-context';

/** Tells the desk, once for a component, that something is really on screen: two frames after it was drawn. */
export function useReportPainted(what: 'shell' | 'orders', isDrawn: boolean): void {
  const desk = useDesk();
  const isTold = useRef(false);
  useEffect(() => {
    if (!isDrawn || isTold.current) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        isTold.current = true;
        // a failed report only costs a measurement
        void desk.call('app:painted', { what }).catch(() => undefined);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [desk, what, isDrawn]);
}
