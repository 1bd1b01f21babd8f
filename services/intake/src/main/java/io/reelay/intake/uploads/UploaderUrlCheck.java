package io.reelay.intake.uploads;

import io.reelay.support.startup.SettingCheck;
import io.reelay.support.startup.UrlSettingCheck;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/// Checks the URL of the uploader.
public final class UploaderUrlCheck implements SettingCheck {

    @Override
    public List<String> faults(Config config) {
        return UrlSettingCheck.ofServer("reelay.uploader.url", "REELAY_UPLOADER_URL").fault(config).stream()
                .toList();
    }
}
