const HostLayout = ({ children }) => (
  <html lang="en">
    <body>{children}</body>
  </html>
);

export default HostLayout;
