import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { apiClient } from '../app/api/api-client.js';
import { connection } from '../app/realtime/connection.js';
import type { Me } from '../app/session.js';
import type { NoticePartsFragment } from '../generated/graphql.js';
import { markNoticesReadMutation, unreadNoticesQuery } from './operations.js';
import { readOn } from './places.js';

const none: readonly NoticePartsFragment[] = [];

/** The reader's unread notices, as they change. Those of the page that is opened are marked as read. */
export function useUnreadNotices(me: Me | null): readonly NoticePartsFragment[] {
  const { pathname } = useLocation();
  const [changed, setChanged] = useState<{ me: Me; unread: readonly NoticePartsFragment[] }>();
  const unread = changed && changed.me === me ? changed.unread : (me?.unreadNotices ?? none);

  useEffect(() => {
    if (!me) return;
    let asked = 0;
    const stop = connection.onNoticesChanged(async () => {
      asked += 1;
      const mine = asked;
      const { data } = await apiClient.query(unreadNoticesQuery, {}).toPromise();
      if (mine === asked && data?.me) setChanged({ me, unread: data.me.unreadNotices });
    });
    return () => {
      asked += 1;
      stop();
    };
  }, [me]);

  useEffect(() => {
    const ids = readOn(pathname, unread);
    if (ids.length > 0) void apiClient.mutation(markNoticesReadMutation, { ids }).toPromise();
  }, [pathname, unread]);

  return unread;
}
