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
const AdmissionPage = lazy(() => import('../admission/AdmissionPage.js'));
const ApplyPage = lazy(() => import('../admission/ApplyPage.js'));
const OpenNetworksPage = lazy(() => import('../admission/OpenNetworksPage.js'));
const CharterPage = lazy(() => import('../charter/CharterPage.js'));
const ReviseCharterPage = lazy(() => import('../charter/ReviseCharterPage.js'));
const SeatsPage = lazy(() => import('../seats/SeatsPage.js'));
const SplitPage = lazy(() => import('../splitting/SplitPage.js'));
const LogPage = lazy(() => import('../facilitation/LogPage.js'));
const WelcomePage = lazy(() => import('../facilitation/WelcomePage.js'));
const ConcernsPage = lazy(() => import('../facilitation/ConcernsPage.js'));
const ChatPage = lazy(() => import('../chat/ChatPage.js'));
const LiftPage = lazy(() => import('../lifts/LiftPage.js'));
const InvitationPage = lazy(() => import('../networks/InvitationPage.js'));
const NewNetworkPage = lazy(() => import('../founding/NewNetworkPage.js'));
const FormPage = lazy(() => import('../founding/FormPage.js'));
const FoundingPage = lazy(() => import('../networks/FoundingPage.js'));
const PlatformPage = lazy(() => import('../administration/PlatformPage.js'));
const ProfilePage = lazy(() => import('../people/ProfilePage.js'));
const NewChallengePage = lazy(() => import('../challenges/NewChallengePage.js'));
const ChallengePage = lazy(() => import('../challenges/ChallengePage.js'));
const ReviseChallengePage = lazy(() => import('../challenges/ReviseChallengePage.js'));
const LibraryPage = lazy(() => import('../resources/LibraryPage.js'));
const NewResourcePage = lazy(() => import('../resources/NewResourcePage.js'));
const ResourcePage = lazy(() => import('../resources/ResourcePage.js'));
const ProposePage = lazy(() => import('../consultations/preparing/ProposePage.js'));
const ConsultationPage = lazy(() => import('../consultations/ConsultationPage.js'));

const pages = [
  { index: true, element: <FrontPage /> },
  { path: 'rooms', element: <RoomsPage /> },
  { path: 'rooms/:networkId', element: <RoomPage /> },
  { path: 'rooms/:networkId/about', element: <AboutPage /> },
  { path: 'rooms/:networkId/admission', element: <AdmissionPage /> },
  { path: 'networks', element: <OpenNetworksPage /> },
  { path: 'apply/:networkId', element: <ApplyPage /> },
  { path: 'rooms/:networkId/form', element: <FormPage /> },
  { path: 'networks/new', element: <NewNetworkPage /> },
  { path: 'rooms/:networkId/charter', element: <CharterPage /> },
  { path: 'rooms/:networkId/charter/revise', element: <ReviseCharterPage /> },
  { path: 'rooms/:networkId/seats', element: <SeatsPage /> },
  { path: 'rooms/:networkId/split', element: <SplitPage /> },
  { path: 'rooms/:networkId/log', element: <LogPage /> },
  { path: 'rooms/:networkId/welcome', element: <WelcomePage /> },
  { path: 'rooms/:networkId/concerns', element: <ConcernsPage /> },
  { path: 'rooms/:networkId/chat', element: <ChatPage /> },
  { path: 'rooms/:networkId/chat/lift', element: <LiftPage /> },
  { path: 'rooms/:networkId/challenges/new', element: <NewChallengePage /> },
  { path: 'rooms/:networkId/resources', element: <LibraryPage /> },
  { path: 'rooms/:networkId/resources/new', element: <NewResourcePage /> },
  { path: 'resources/:resourceId', element: <ResourcePage /> },
  { path: 'challenges/:challengeId', element: <ChallengePage /> },
  { path: 'challenges/:challengeId/revise', element: <ReviseChallengePage /> },
  { path: 'challenges/:challengeId/consult', element: <ProposePage /> },
  { path: 'consultations/:consultationId', element: <ConsultationPage /> },
  { path: 'profile', element: <ProfilePage /> },
  { path: 'founding', element: <FoundingPage /> },
  { path: 'platform', element: <PlatformPage /> },
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
