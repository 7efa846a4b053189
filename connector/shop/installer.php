<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** What OpenCart's module list calls when the connector is installed and removed. */
class CartwrightInstaller
{
    private $sql;

    public function __construct($registry)
    {
        $this->sql = new CartwrightSql($registry->get('db'), DB_PREFIX);
    }

    /** Makes the tables. Twice does no harm. */
    public function install()
    {
        $admin = new CartwrightAdmin($this->sql);
        $admin->setUp();
    }

    /**
     * Takes back the page's permissions in every user group, and drops the tables unless a write is not closed: then they stay, and installing and removing once more takes them.
     *
     * @param string $route the page's route, which is the permission's name
     */
    public function uninstall($route)
    {
        foreach ($this->sql->rows('SELECT user_group_id, permission FROM {user_group}') as $group) {
            $permissions = json_decode((string) $group['permission'], true);
            $left = is_array($permissions) ? $this->without($permissions, $route) : $permissions;
            if ($left !== $permissions) {
                $this->sql->run('UPDATE {user_group} SET permission = ? WHERE user_group_id = #', array(json_encode($left), $group['user_group_id']));
            }
        }
        $admin = new CartwrightAdmin($this->sql);
        $admin->remove();
    }

    private function without(array $permissions, $route)
    {
        foreach ($permissions as $kind => $routes) {
            if (is_array($routes) && in_array($route, $routes, true)) {
                // a list again: a gap would make JSON write an object
                $permissions[$kind] = array_values(array_diff($routes, array($route)));
            }
        }
        return $permissions;
    }
}
