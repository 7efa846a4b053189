#!/bin/sh
# Makes a Debian package of an unpacked app with dpkg-deb alone.
#   make-deb.sh <folder of the unpacked app> <version> <icon.png> <licence file> <package to write>
# DEB_COMPRESSION: what dpkg-deb -Z takes. zstd, the default, is read from Debian 12 and Ubuntu 18.04 on.
set -eu

app=$1 version=$2 icon=$3 licence=$4 package=$5
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
chmod 755 "$stage"

install -d "$stage/DEBIAN" "$stage/opt" "$stage/usr/bin" \
  "$stage/usr/share/applications" "$stage/usr/share/doc/cartwright" \
  "$stage/usr/share/icons/hicolor/512x512/apps"
cp -a "$app" "$stage/opt/cartwright"
chmod -R u+rwX,go+rX,go-w "$stage/opt/cartwright"
# Chromium's sandbox on systems that do not let ordinary users make namespaces.
chmod 4755 "$stage/opt/cartwright/chrome-sandbox"
ln -s /opt/cartwright/cartwright "$stage/usr/bin/cartwright"
install -m 644 "$icon" "$stage/usr/share/icons/hicolor/512x512/apps/cartwright.png"
install -m 644 "$licence" "$stage/usr/share/doc/cartwright/copyright"

cat > "$stage/usr/share/applications/cartwright.desktop" <<EOF
[Desktop Entry]
Type=Application
Name=Cartwright
GenericName=Order desk
Comment=Browse and look after the orders of OpenCart shops
Exec=/opt/cartwright/cartwright %U
Icon=cartwright
Terminal=false
StartupNotify=true
StartupWMClass=cartwright
Categories=Office;
EOF

cat > "$stage/DEBIAN/control" <<EOF
Package: cartwright
Version: $version
Section: misc
Priority: optional
Architecture: amd64
Installed-Size: $(du -sk "$stage/opt" | cut -f1)
Depends: libasound2 | libasound2t64, libatspi2.0-0 | libatspi2.0-0t64, libgbm1, libgtk-3-0 | libgtk-3-0t64, libnotify4, libnss3, libsecret-1-0, libxss1, libxtst6, xdg-utils
Recommends: gnome-keyring | kwalletmanager
Maintainer: Cartwright <desk@cartwright.example>
Homepage: https://cartwright.example
Description: order desk for shops that run OpenCart
 Reads the orders of one or more OpenCart shops into an encrypted local copy,
 so that shop staff can browse, search and look after them with or without a
 connection to the shop.
EOF

mkdir -p "$(dirname "$package")"
dpkg-deb --root-owner-group "-Z${DEB_COMPRESSION:-zstd}" --build "$stage" "$package"
