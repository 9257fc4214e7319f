import { lazy } from 'react';
import { createBrowserRouter } from 'react-router';
import { FrontPage } from '../networks/FrontPage.js';
import { SignInPage } from '../people/SignInPage.js';
import { FailedPage } from './FailedPage.js';
import { Frame } from './Frame.js';
import { MissingPage } from './MissingPage.js';
import { SignedIn } from './session.js';

const RoomsPage = lazy(() => import('../networks/RoomsPage.js'));
const RoomPage = lazy(() => import('../networks/RoomPage.js'));
const AboutPage = lazy(() => import('../networks/AboutPage.js'));
const InvitationPage = lazy(() => import('../networks/InvitationPage.js'));
const FoundingPage = lazy(() => import('../networks/FoundingPage.js'));
const ProfilePage = lazy(() => import('../people/ProfilePage.js'));
const NewChallengePage = lazy(() => import('../challenges/NewChallengePage.js'));
const ChallengePage = lazy(() => import('../challenges/ChallengePage.js'));
const ReviseChallengePage = lazy(() => import('../challenges/ReviseChallengePage.js'));
const ProposePage = lazy(() => import('../consultations/ProposePage.js'));
const ConsultationPage = lazy(() => import('../consultations/ConsultationPage.js'));

const pages = [
  { index: true, element: <FrontPage /> },
  { path: 'rooms', element: <RoomsPage /> },
  { path: 'rooms/:networkId', element: <RoomPage /> },
  { path: 'rooms/:networkId/about', element: <AboutPage /> },
  { path: 'rooms/:networkId/challenges/new', element: <NewChallengePage /> },
  { path: 'challenges/:challengeId', element: <ChallengePage /> },
  { path: 'challenges/:challengeId/revise', element: <ReviseChallengePage /> },
  { path: 'challenges/:challengeId/consult', element: <ProposePage /> },
  { path: 'consultations/:consultationId', element: <ConsultationPage /> },
  { path: 'profile', element: <ProfilePage /> },
  { path: 'founding', element: <FoundingPage /> },
];

export const router = createBrowserRouter([
  {
    element: <Frame />,
    children: [
      {
        errorElement: <FailedPage />,
        children: [
          { path: 'sign-in', element: <SignInPage /> },
          { path: 'invitation', element: <InvitationPage /> },
          ...pages.map((page) => ({ ...page, element: <SignedIn>{page.element}</SignedIn> })),
          { path: '*', element: <MissingPage /> },
        ],
      },
    ],
  },
]);
