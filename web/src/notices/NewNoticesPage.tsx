import { Navigate } from 'react-router';
import { useQuery } from '../app/api/useQuery.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { unreadNoticesQuery } from './operations.js';
import { placeOfNew } from './places.js';

/** Where a mail leads: its link is the same for everybody, and what it is about is found here. */
export default function NewNoticesPage() {
  const { data, apiError, refetch } = useQuery(unreadNoticesQuery, {});
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  return <Navigate to={placeOfNew(data.me?.unreadNotices ?? [])} replace />;
}
