package io.reelay.support.startup;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/// Finds faults in the settings of a service before the service connects to anything. A module lists its checks in
/// `META-INF/services`. A check is public and has a public constructor without parameters.
public interface SettingCheck {

    /// One sentence for each fault. The sentence names the setting, says what to change and contains no secret.
    List<String> faults(Config config);
}
