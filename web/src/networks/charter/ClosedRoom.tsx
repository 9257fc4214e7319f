import { lazy } from 'react';

/** Replaces a page the reader cannot get. In a file of its own, since hardly anybody meets it. */
export const ClosedRoom = lazy(() => import('./ClosedRoomView.js'));
